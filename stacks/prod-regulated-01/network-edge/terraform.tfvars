account  = "prod-regulated-01"
region   = "eu-central-1"
vpc_cidr = "10.40.0.0/20"

tags = {
  Service = "card-data"
  Stage   = "prod"
}
