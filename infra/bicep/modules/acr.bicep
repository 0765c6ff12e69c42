metadata description = 'Images. Nobody reads anonymously, and there is no admin user.'

param location string
param names object
param tags object

@description('The requirements\' Basic takes no private endpoint and no firewall: it is private by sign-in only. Premium adds both.')
@allowed([
  'Basic'
  'Standard'
  'Premium'
])
param sku string = 'Basic'

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
  name: names.registry
  location: location
  tags: tags
  sku: {
    name: sku
  }
  properties: {
    adminUserEnabled: false
    anonymousPullEnabled: false
    publicNetworkAccess: 'Enabled'
  }
}

output id string = registry.id
output name string = registry.name
output server string = registry.properties.loginServer
