metadata description = 'PostgreSQL 16, inside the network, Entra tokens instead of passwords, point-in-time restore over 7 days.'

param location string
param names object
param tags object
param subnet string
param zone string

@description('The requirements\' size. Standard_B1ms gives 35 user connections and no PgBouncer: pools stay at 2 connections a process. For more programs set Standard_D2ds_v5 and tier GeneralPurpose.')
param size string = 'Standard_B1ms'

@allowed([
  'Burstable'
  'GeneralPurpose'
])
param tier string = 'Burstable'
param storageGb int = 32

@description('A standby in another zone. Burstable refuses it.')
param highAvailability bool = false

@description('Object id, name and kind of who administers the database: it makes the roles of the programs (infra/bicep/roles.sql).')
param adminObjectId string
param adminName string

@allowed([
  'User'
  'Group'
  'ServicePrincipal'
])
param adminType string = 'Group'

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: names.database
  location: location
  tags: tags
  sku: {
    name: size
    tier: tier
  }
  properties: {
    version: '16'
    createMode: 'Default'
    storage: {
      storageSizeGB: storageGb
      autoGrow: 'Enabled'
    }
    network: {
      delegatedSubnetResourceId: subnet
      privateDnsZoneArmResourceId: zone
      publicNetworkAccess: 'Disabled'
    }
    authConfig: {
      activeDirectoryAuth: 'Enabled'
      passwordAuth: 'Disabled'
      tenantId: tenant().tenantId
    }
    backup: {
      backupRetentionDays: 7
      geoRedundantBackup: 'Disabled'
    }
    highAvailability: {
      mode: highAvailability ? 'ZoneRedundant' : 'Disabled'
    }
    maintenanceWindow: {
      customWindow: 'Enabled'
      dayOfWeek: 0
      startHour: 18
      startMinute: 0
    }
  }
}

resource secureTransport 'Microsoft.DBforPostgreSQL/flexibleServers/configurations@2024-08-01' = {
  parent: server
  name: 'require_secure_transport'
  properties: {
    value: 'on'
    source: 'user-override'
  }
}

resource administrator 'Microsoft.DBforPostgreSQL/flexibleServers/administrators@2024-08-01' = {
  parent: server
  name: adminObjectId
  properties: {
    principalName: adminName
    principalType: adminType
    tenantId: tenant().tenantId
  }
  dependsOn: [
    secureTransport
  ]
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2024-08-01' = {
  parent: server
  name: 'autobuilder'
  properties: {
    charset: 'UTF8'
    collation: 'en_US.utf8'
  }
  dependsOn: [
    administrator
  ]
}

output id string = server.id
output host string = server.properties.fullyQualifiedDomainName
output database string = database.name
