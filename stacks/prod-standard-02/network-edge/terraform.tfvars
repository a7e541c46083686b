account  = "prod-standard-02"
region   = "eu-west-1"
vpc_cidr = "10.30.16.0/20"

tags = {
  Service = "storefront"
  Stage   = "prod"
}
