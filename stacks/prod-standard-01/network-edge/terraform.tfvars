account  = "prod-standard-01"
region   = "eu-central-1"
vpc_cidr = "10.30.0.0/20"

tags = {
  Service = "storefront"
  Stage   = "prod"
}
