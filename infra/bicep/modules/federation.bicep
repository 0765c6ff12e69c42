metadata description = 'Which Kubernetes service account may act as which identity. Deployed after the cluster, whose issuer it names.'

param names object

@description('The cluster\'s OpenID Connect issuer.')
param issuer string

var audiences = [
  'api://AzureADTokenExchange'
]

resource apiIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: names.apiIdentity
}

resource webIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: names.webIdentity
}

resource buildIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: names.buildIdentity
}

resource api 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2023-01-31' = {
  parent: apiIdentity
  name: 'api'
  properties: {
    issuer: issuer
    subject: 'system:serviceaccount:autobuilder:api'
    audiences: audiences
  }
}

resource mcp 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2023-01-31' = {
  parent: apiIdentity
  name: 'mcp'
  properties: {
    issuer: issuer
    subject: 'system:serviceaccount:autobuilder:mcp'
    audiences: audiences
  }
  dependsOn: [
    api
  ]
}

resource web 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2023-01-31' = {
  parent: webIdentity
  name: 'web'
  properties: {
    issuer: issuer
    subject: 'system:serviceaccount:autobuilder:web'
    audiences: audiences
  }
}

resource build 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2023-01-31' = {
  parent: buildIdentity
  name: 'reporter'
  properties: {
    issuer: issuer
    subject: 'system:serviceaccount:builds:reporter'
    audiences: audiences
  }
}
