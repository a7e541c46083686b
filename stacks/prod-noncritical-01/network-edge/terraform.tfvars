account  = "prod-noncritical-01"
region   = "eu-central-1"
vpc_cidr = "10.20.0.0/20"

tags = {
  Service = "internal-tools"
  Stage   = "prod"
}
