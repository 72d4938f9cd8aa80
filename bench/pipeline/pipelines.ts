/** The same build by a step, and by hand as published Jenkinsfiles have it. */
export interface Pipelines {
  readonly name: string
  readonly step: string
  readonly byHand: string
}

const nfs = "nfsWorkspaceVolume(serverAddress: 'nfs.example.com', serverPath: '/work', readOnly: false)"
const login =
  "usernamePassword(credentialsId: 'registry', usernameVariable: 'USER_NAME', passwordVariable: 'PASSWORD')"

export const pipelines: readonly Pipelines[] = [
  {
    name: 'buildkitBuild',
    step: `buildkitBuild(
      image: 'registry.example.com/app', auth: [[credentialsId: 'registry']], cache: 'registry.example.com/cache',
      inheritFrom: 'default', workspaceVolume: [nfs: [server: 'nfs.example.com', path: '/work']],
    )`,
    byHand: `podTemplate(
      inheritFrom: 'default',
      workspaceVolume: ${nfs},
      containers: [
        containerTemplate(name: 'client', image: 'registry.example.com/buildx:1', command: 'sleep', args: '99d'),
        containerTemplate(name: 'daemon', image: 'moby/buildkit:v1', privileged: true, command: 'buildkitd'),
      ],
    ) {
      node(POD_LABEL) {
        stage('Build') {
          checkout scm
          container('client') {
            withCredentials([${login}]) {
              sh '''
                docker buildx create --use --driver remote tcp://localhost:1234
                echo "$PASSWORD" | docker login --username "$USER_NAME" --password-stdin registry.example.com
                docker buildx build --push --tag registry.example.com/app:latest .
              '''
            }
          }
        }
      }
    }`,
  },
  {
    name: 'kanikoBuild',
    step: "kanikoBuild(image: 'registry.example.com/app', auth: [[credentialsId: 'registry']])",
    byHand: `podTemplate(yaml: '''
      kind: Pod
      spec:
        containers:
        - name: kaniko
          image: ghcr.io/osscontainertools/kaniko:v1.28.3-debug
          command: [sleep, 99d]
          volumeMounts: [{ name: config, mountPath: /kaniko/.docker }]
        volumes:
        - { name: config, secret: { secretName: registry } }
    ''') {
      node(POD_LABEL) {
        stage('Build') {
          checkout scm
          container('kaniko') {
            sh '/kaniko/executor --context="$PWD" --destination=registry.example.com/app:latest'
          }
        }
      }
    }`,
  },
  {
    name: 'jibBuild',
    step: "jibBuild(image: 'registry.example.com/app', tool: 'gradle', auth: [[credentialsId: 'registry']])",
    byHand: `podTemplate(
      workspaceVolume: ${nfs},
      containers: [
        containerTemplate(name: 'gradle', image: 'gradle:8-jdk21', command: 'sleep', args: '99d'),
        containerTemplate(name: 'docker', image: 'docker:27', command: 'sleep', args: '99d'),
      ],
      volumes: [hostPathVolume(hostPath: '/root/.docker', mountPath: '/root/.docker')],
    ) {
      node(POD_LABEL) {
        stage('Build') {
          container('docker') {
            withCredentials([${login}]) {
              sh 'echo "$PASSWORD" | docker login --username "$USER_NAME" --password-stdin registry.example.com'
            }
          }
          container('gradle') {
            checkout scm
            sh 'gradle build jib'
          }
        }
      }
    }`,
  },
]
