metadata description = 'One virtual network: nodes, functions, database and private endpoints in subnets of their own.'

import { zoneOf } from '../naming.bicep'

param location string
param names object
param tags object

@description('Of the whole network. The subnets below are its first quarters.')
param addressSpace string = '10.40.0.0/16'

@description('Lets the database be reached from these two subnets and from nowhere else.')
var clusterPrefix = cidrSubnet(addressSpace, 22, 0)
var functionsPrefix = cidrSubnet(addressSpace, 24, 8)
var databasePrefix = cidrSubnet(addressSpace, 28, 160)
var endpointsPrefix = cidrSubnet(addressSpace, 26, 44)

resource clusterNodes 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: names.clusterNodes
  location: location
  tags: tags
}

resource databaseRules 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: names.databaseRules
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        name: 'cluster-and-functions'
        properties: {
          priority: 100
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefixes: [
            clusterPrefix
            functionsPrefix
          ]
          sourcePortRange: '*'
          destinationAddressPrefix: databasePrefix
          destinationPortRange: '5432'
        }
      }
      {
        name: 'within-the-server'
        properties: {
          priority: 110
          direction: 'Inbound'
          access: 'Allow'
          protocol: '*'
          sourceAddressPrefix: databasePrefix
          sourcePortRange: '*'
          destinationAddressPrefix: databasePrefix
          destinationPortRange: '*'
        }
      }
      {
        name: 'nobody-else'
        properties: {
          priority: 200
          direction: 'Inbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: names.network
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        addressSpace
      ]
    }
    subnets: [
      {
        name: 'aks'
        properties: {
          addressPrefix: clusterPrefix
          networkSecurityGroup: {
            id: clusterNodes.id
          }
        }
      }
      {
        name: 'functions'
        properties: {
          addressPrefix: functionsPrefix
          delegations: [
            {
              name: 'flex-consumption'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
        }
      }
      {
        name: 'database'
        properties: {
          addressPrefix: databasePrefix
          networkSecurityGroup: {
            id: databaseRules.id
          }
          delegations: [
            {
              name: 'postgres'
              properties: {
                serviceName: 'Microsoft.DBforPostgreSQL/flexibleServers'
              }
            }
          ]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: endpointsPrefix
          privateEndpointNetworkPolicies: 'Enabled'
        }
      }
    ]
  }
}

@description('Names of private endpoints resolve inside the network only. The database has a zone of its own.')
var databaseZoneName = '${names.database}.private.postgres.database.azure.com'
var zoneNames = concat(map(items(zoneOf), zone => zone.value), [databaseZoneName])

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [for zone in zoneNames: {
  name: zone
  location: 'global'
  tags: tags
}]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [for (zone, index) in zoneNames: {
  parent: zones[index]
  name: names.network
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: network.id
    }
  }
}]

output clusterSubnet string = '${network.id}/subnets/aks'
output functionsSubnet string = '${network.id}/subnets/functions'
output databaseSubnet string = '${network.id}/subnets/database'
output endpointsSubnet string = '${network.id}/subnets/endpoints'
output databaseZone string = resourceId('Microsoft.Network/privateDnsZones', databaseZoneName)
