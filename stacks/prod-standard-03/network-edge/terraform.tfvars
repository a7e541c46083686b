account  = "prod-standard-03"
region   = "us-east-1"
vpc_cidr = "10.30.32.0/20"

tags = {
  Service = "storefront"
  Stage   = "prod"
}
