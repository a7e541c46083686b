account  = "sandbox-01"
region   = "eu-central-1"
vpc_cidr = "10.10.0.0/20"

tags = {
  Service = "network-lab"
  Stage   = "sandbox"
}
