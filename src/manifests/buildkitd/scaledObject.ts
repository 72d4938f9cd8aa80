import type { ObjectMeta } from 'kubernetes-types/meta/v1'
import type { HorizontalPodAutoscalerBehavior } from 'kubernetes-types/autoscaling/v2'
import { service } from '../../buildkit/sharedDaemon'

/** What is used here of https://keda.sh/docs/latest/reference/scaledobject-spec/ */
interface ScaledObject {
  apiVersion: 'keda.sh/v1alpha1'
  kind: 'ScaledObject'
  metadata: ObjectMeta
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1'; kind: 'StatefulSet' | 'Deployment'; name: string }
    minReplicaCount: number
    maxReplicaCount: number
    pollingInterval: number
    cooldownPeriod: number
    advanced: {
      horizontalPodAutoscalerConfig: { behavior: HorizontalPodAutoscalerBehavior }
      scalingModifiers: { formula: string; target: string; metricType: 'AverageValue' }
    }
    triggers: MetricsTrigger[]
  }
}
interface MetricsTrigger {
  type: 'metrics-api'
  name: string
  metadata: { url: string; valueLocation: string; targetValue: string; authMode: 'basic' }
  authenticationRef: { name: string }
}
interface TriggerAuthentication {
  apiVersion: 'keda.sh/v1alpha1'
  kind: 'TriggerAuthentication'
  metadata: ObjectMeta
  spec: { secretTargetRef: { parameter: 'username' | 'password'; name: string; key: string }[] }
}

/** A user of Jenkins that may read, and its API token: the keys `username` and `password` of a Secret. */
const jenkinsLogin = 'jenkins-reader'

/** The builds that a daemon serves at once. */
const buildsOfReplica = '4'

/**
 * For KEDA 2.12 or newer: a replica for every four builds of Jenkins that run or wait for an executor, and none when there
 * are none. The use of the CPU would do for neither: it never lets the last replica go, and no replica has none of it.
 * Replicas go one by one, after ten quiet minutes, and each finishes its builds. Jenkins' address is an example.
 */
export function scaledObject(): (TriggerAuthentication | ScaledObject)[] {
  return [
    {
      apiVersion: 'keda.sh/v1alpha1',
      kind: 'TriggerAuthentication',
      metadata: { name: jenkinsLogin },
      spec: {
        secretTargetRef: [
          { parameter: 'username', name: jenkinsLogin, key: 'username' },
          { parameter: 'password', name: jenkinsLogin, key: 'password' },
        ],
      },
    },
    {
      apiVersion: 'keda.sh/v1alpha1',
      kind: 'ScaledObject',
      metadata: { name: service },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: service },
        minReplicaCount: 0,
        maxReplicaCount: 4,
        pollingInterval: 15,
        cooldownPeriod: 600,
        advanced: {
          horizontalPodAutoscalerConfig: {
            behavior: {
              scaleDown: {
                stabilizationWindowSeconds: 600,
                policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }],
              },
            },
          },
          scalingModifiers: {
            formula: 'waiting + running',
            target: buildsOfReplica,
            metricType: 'AverageValue',
          },
        },
        triggers: [
          // Those that a quiet period or another build keeps back are not buildable.
          trigger('waiting', 'queue/api/json?tree=items[buildable]', 'items.#(buildable==true)#|#'),
          trigger('running', 'computer/api/json?tree=busyExecutors', 'busyExecutors'),
        ],
      },
    },
  ]
}

function trigger(name: string, path: string, valueLocation: string): MetricsTrigger {
  const url = `https://jenkins.example.com/${path}`
  return {
    type: 'metrics-api',
    name,
    metadata: { url, valueLocation, targetValue: buildsOfReplica, authMode: 'basic' },
    authenticationRef: { name: jenkinsLogin },
  }
}
