metadata description = 'Doors inside the network: the vault and the two accounts always, bus and registry where their tier has them.'

import { zoneOf } from '../naming.bicep'

param location string
param names object
param tags object
param subnet string
param busSku string
param registrySku string

var always = [
  {
    kind: 'vault'
    name: names.vault
    id: resourceId('Microsoft.KeyVault/vaults', names.vault)
  }
  {
    kind: 'file'
    name: names.storage
    id: resourceId('Microsoft.Storage/storageAccounts', names.storage)
  }
  {
    kind: 'blob'
    name: names.hostStorage
    id: resourceId('Microsoft.Storage/storageAccounts', names.hostStorage)
  }
  {
    kind: 'queue'
    name: names.hostStorage
    id: resourceId('Microsoft.Storage/storageAccounts', names.hostStorage)
  }
  {
    kind: 'table'
    name: names.hostStorage
    id: resourceId('Microsoft.Storage/storageAccounts', names.hostStorage)
  }
]

var premiumBus = [
  {
    kind: 'namespace'
    name: names.bus
    id: resourceId('Microsoft.ServiceBus/namespaces', names.bus)
  }
]

var premiumRegistry = [
  {
    kind: 'registry'
    name: names.registry
    id: resourceId('Microsoft.ContainerRegistry/registries', names.registry)
  }
]

var services = concat(always, (busSku == 'Premium') ? premiumBus : [], (registrySku == 'Premium') ? premiumRegistry : [])

resource endpoints 'Microsoft.Network/privateEndpoints@2024-05-01' = [for service in services: {
  name: 'pe-${service.name}-${service.kind}'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: subnet
    }
    privateLinkServiceConnections: [
      {
        name: service.kind
        properties: {
          privateLinkServiceId: service.id
          groupIds: [
            service.kind
          ]
        }
      }
    ]
  }
}]

resource records 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = [for (service, index) in services: {
  parent: endpoints[index]
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: service.kind
        properties: {
          privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', zoneOf[service.kind])
        }
      }
    ]
  }
}]
