metadata description = 'Who acts: one managed identity for the cluster, and one for each program that needs Azure.'

param location string
param names object
param tags object

resource cluster 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: names.clusterIdentity
  location: location
  tags: tags
}

resource functions 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: names.functionsIdentity
  location: location
  tags: tags
}

resource api 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: names.apiIdentity
  location: location
  tags: tags
}

resource web 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: names.webIdentity
  location: location
  tags: tags
}

resource build 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: names.buildIdentity
  location: location
  tags: tags
}

output clusterId string = cluster.id
output clusterPrincipal string = cluster.properties.principalId
output functionsId string = functions.id
output functionsClient string = functions.properties.clientId
output functionsPrincipal string = functions.properties.principalId
output apiClient string = api.properties.clientId
output apiPrincipal string = api.properties.principalId
output webClient string = web.properties.clientId
output webPrincipal string = web.properties.principalId
output buildClient string = build.properties.clientId
output buildPrincipal string = build.properties.principalId
