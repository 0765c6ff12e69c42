metadata description = 'The bus. Queue and topic names are those of shared/events.py (checked by a test).'

param location string
param names object
param tags object

@description('Duplicate detection and topics need Standard. Only Premium takes private endpoints and firewalls: with Standard the namespace has a public address that takes Entra tokens only.')
@allowed([
  'Standard'
  'Premium'
])
param sku string = 'Standard'

@description('Message units, Premium only.')
param capacity int = 1

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: names.bus
  location: location
  tags: tags
  sku: {
    name: sku
    tier: sku
    capacity: sku == 'Premium' ? capacity : null
  }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: (sku == 'Premium') ? 'Disabled' : 'Enabled'
  }
}

@description('Locks last as long as the longest handler may take before it renews; ten deliveries and a message is dead.')
var queueNames = [
  'run-requests'
  'build-events'
]

resource queues 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = [for queue in queueNames: {
  parent: namespace
  name: queue
  properties: {
    lockDuration: 'PT1M'
    maxDeliveryCount: 10
    requiresDuplicateDetection: true
    duplicateDetectionHistoryTimeWindow: 'PT10M'
    deadLetteringOnMessageExpiration: true
    defaultMessageTimeToLive: 'P14D'
    maxSizeInMegabytes: 1024
  }
}]

resource topic 'Microsoft.ServiceBus/namespaces/topics@2024-01-01' = {
  parent: namespace
  name: 'run-events'
  properties: {
    requiresDuplicateDetection: true
    duplicateDetectionHistoryTimeWindow: 'PT10M'
    defaultMessageTimeToLive: 'P7D'
    maxSizeInMegabytes: 1024
  }
}

resource subscription 'Microsoft.ServiceBus/namespaces/topics/subscriptions@2024-01-01' = {
  parent: topic
  name: 'audit'
  properties: {
    maxDeliveryCount: 10
    deadLetteringOnMessageExpiration: false
    defaultMessageTimeToLive: 'P7D'
    lockDuration: 'PT1M'
  }
}

output id string = namespace.id
output name string = namespace.name
output host string = '${namespace.name}.servicebus.windows.net'
