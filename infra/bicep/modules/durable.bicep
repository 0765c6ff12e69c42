metadata description = 'Durable Task Scheduler: keeps the orchestrations\' histories. Reached with the functions\' identity.'

param location string
param names object
param tags object

@description('Consumption is billed by action; Dedicated by capacity unit. Not in every region: see `az provider show -n Microsoft.DurableTask`.')
@allowed([
  'Consumption'
  'Dedicated'
])
param sku string = 'Consumption'

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' = {
  name: names.scheduler
  location: location
  tags: tags
  properties: {
    sku: {
      name: sku
      capacity: sku == 'Dedicated' ? 1 : null
    }
    ipAllowlist: [
      '0.0.0.0/0'
    ]
  }
}

resource hub 'Microsoft.DurableTask/schedulers/taskHubs@2025-11-01' = {
  parent: scheduler
  name: 'autobuilder'
}

output id string = scheduler.id
output endpoint string = scheduler.properties.endpoint
output hub string = hub.name
