metadata description = 'Logs, telemetry, Prometheus metrics of the cluster, and who is told what.'

param location string
param names object
param tags object

@description('Who is told; empty: alerts are only shown in the portal.')
param mail string = ''

@description('Days that logs are kept.')
param retentionDays int = 30

@description('Stops taking in logs for the rest of the day beyond this, in GB: a bound on cost. -1: none.')
param dailyCapGb int = 2

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: names.logs
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: retentionDays
    workspaceCapping: {
      dailyQuotaGb: dailyCapGb
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: names.insights
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: logs.id
    DisableLocalAuth: true
  }
}

resource actions 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: names.actions
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'autobuilder'
    enabled: true
    emailReceivers: empty(mail) ? [] : [
      {
        name: 'operators'
        emailAddress: mail
        useCommonAlertSchema: true
      }
    ]
  }
}

@description('Where the cluster\'s Prometheus metrics go; infra/observability/rules reads them.')
resource metrics 'Microsoft.Monitor/accounts@2023-04-03' = {
  name: names.metrics
  location: location
  tags: tags
}

output logs string = logs.id
output insights string = insights.id
output insightsConnection string = insights.properties.ConnectionString
output metrics string = metrics.id
output actions string = actions.id
