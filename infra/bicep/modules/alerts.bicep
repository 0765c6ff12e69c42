metadata description = 'Alerts on what Azure itself measures, and on failed runs. Those on our own metrics are in infra/observability/rules.'

param location string
param names object
param tags object
param actions string
param logs string

@description('Connections that the database\'s size allows its users: 35 for Standard_B1ms.')
param databaseConnections int = 35

resource bus 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = {
  name: names.bus
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' existing = {
  name: names.database
}

resource app 'Microsoft.Web/sites@2024-04-01' existing = {
  name: names.app
}

@description('`above` in `minutes`, measured as Azure names it.')
var metricAlerts = [
  {
    name: 'dead-letters'
    text: 'A message was given up: see docs/operations.md, "poison message".'
    severity: 2
    resource: bus.id
    kind: 'Microsoft.ServiceBus/namespaces'
    metric: 'DeadletteredMessages'
    aggregation: 'Maximum'
    above: 0
    minutes: 5
  }
  {
    name: 'queue-backlog'
    text: 'Messages wait: the functions do not take them, or too few of them run.'
    severity: 3
    resource: bus.id
    kind: 'Microsoft.ServiceBus/namespaces'
    metric: 'ActiveMessages'
    aggregation: 'Minimum'
    above: 50
    minutes: 15
  }
  {
    name: 'database-connections'
    text: 'Nearly all of the database\'s connections are taken.'
    severity: 2
    resource: database.id
    kind: 'Microsoft.DBforPostgreSQL/flexibleServers'
    metric: 'active_connections'
    aggregation: 'Maximum'
    above: databaseConnections * 8 / 10
    minutes: 5
  }
  {
    name: 'database-storage'
    text: 'The database\'s disk is 85% full.'
    severity: 2
    resource: database.id
    kind: 'Microsoft.DBforPostgreSQL/flexibleServers'
    metric: 'storage_percent'
    aggregation: 'Average'
    above: 85
    minutes: 15
  }
  {
    name: 'functions-5xx'
    text: 'The functions\' HTTP side answers with errors.'
    severity: 2
    resource: app.id
    kind: 'Microsoft.Web/sites'
    metric: 'Http5xx'
    aggregation: 'Total'
    above: 5
    minutes: 5
  }
]

resource onMetrics 'Microsoft.Insights/metricAlerts@2018-03-01' = [for alert in metricAlerts: {
  name: 'alert-${names.app}-${alert.name}'
  location: 'global'
  tags: tags
  properties: {
    description: alert.text
    severity: alert.severity
    enabled: true
    scopes: [
      alert.resource
    ]
    targetResourceType: alert.kind
    targetResourceRegion: location
    evaluationFrequency: 'PT1M'
    windowSize: 'PT${alert.minutes}M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: alert.name
          criterionType: 'StaticThresholdCriterion'
          metricName: alert.metric
          operator: 'GreaterThan'
          threshold: alert.above
          timeAggregation: alert.aggregation
        }
      ]
    }
    actions: [
      {
        actionGroupId: actions
      }
    ]
  }
}]

@description('A run that ends because of us and not of its project: log event `run.finished` carries the status, `build.again` and `internal` the cause.')
resource failedRuns 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: 'alert-${names.app}-failed-runs'
  location: location
  tags: tags
  properties: {
    displayName: 'Half of the last hour\'s runs failed'
    description: 'More than half of at least four runs of the last hour failed.'
    severity: 3
    enabled: true
    scopes: [
      logs
    ]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    criteria: {
      allOf: [
        {
          query: 'AppTraces | extend e = parse_json(Message) | where tostring(e.event) == "run.finished" | summarize runs = count(), failed = countif(tostring(e.status) == "failed") | where runs >= 4 and failed * 2 > runs'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: [
        actions
      ]
    }
  }
}
