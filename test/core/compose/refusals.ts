/** What Docker Compose refuses: `# ^^^ code` stands below the place. */
export const refusals: Readonly<Record<string, string>> = {
  'an invalid reference': `
    #- /compose.yaml
    services:
      a:
        image: "a:\${TAG"
    #          ^^^^^^^^^ invalid-interpolation
  `,
  'a variable that must be set': `
    #- /compose.yaml
    services:
      a:
        image: a:\${TAG:?which}
    #          ^^^^^^^^^^^^^^^ required-variable
  `,
  'a mapping over a list': `
    #- /compose.yaml
    services:
      a: {image: a, security_opt: [x]}
    #- /compose.override.yaml
    services:
      a:
        security_opt: {x: y}
    #                 ^^^^^^ cannot-override
  `,
  'a text over a mapping': `
    #- /compose.yaml
    services:
      a: {image: a, deploy: {replicas: 1}}
    #- /compose.override.yaml
    services:
      a: {deploy: x}
    #             ^ cannot-override
  `,
  'a key that stands twice': `
    #- /compose.yaml
    services:
      a:
        image: a
        image: b
    #   ^^^^^ duplicate-key
  `,
  'two merge keys': `
    #- /compose.yaml
    x-a: &a {image: a}
    services:
      a: {<<: *a, <<: *a}
    #    ^^^^^^^^^^^^^^^^ duplicate-key
  `,
  'a service that extends itself': `
    #- /compose.yaml
    services:
      a: {image: a, extends: b}
      b: {image: b, extends: {service: a}}
    #                                  ^ extends-cycle
  `,
  'a service that extends itself by its file': `
    #- /compose.yaml
    services:
      a: {image: a, extends: {file: compose.yaml, service: a}}
    #                                                      ^ extends-cycle
  `,
  'a base that is not there': `
    #- /compose.yaml
    services:
      a: {image: a, extends: none}
    #                        ^^^^ extends-unknown
  `,
  'a base in a file that is not there': `
    #- /compose.yaml
    services:
      a: {image: a, extends: {service: b, file: none.yaml}}
    #                                           ^^^^^^^^^ extends-unknown
  `,
  'a file that includes itself': `
    #- /compose.yaml
    include: [sub/compose.yaml]
    services: {a: {image: a}}
    #- /sub/compose.yaml
    include: [../compose.yaml]
    #         ^^^^^^^^^^^^^^^ include-cycle
    services: {b: {image: b}}
  `,
  'an included file that is not there': `
    #- /compose.yaml
    include: [none.yaml]
    #         ^^^^^^^^^ include-unknown
    services: {a: {image: a}}
  `,
  'an env file of an include that is not there': `
    #- /compose.yaml
    include: [{path: sub/compose.yaml, env_file: none.env}]
    #                                            ^^^^^^^^ env-file-unknown
    services: {a: {image: a}}
    #- /sub/compose.yaml
    services: {b: {image: b}}
  `,
  'an env file that is not there': `
    #- /compose.yaml
    services:
      a: {image: a, env_file: [none.env]}
    #                          ^^^^^^^^ env-file-unknown
  `,
  'a quote that is not closed in .env': `
    #- /.env
    A="x
    # ^^ env-syntax
    #- /compose.yaml
    services: {a: {image: a}}
  `,
  'a name that is none in an env file': `
    #- /a.env
    two words=1
    #^^^^^^^^^^ env-syntax
    #- /compose.yaml
    services: {a: {image: a, env_file: a.env}}
  `,
  'neither image nor build': `
    #- /compose.yaml
    services:
      a: {command: x}
    # ^ service-empty
  `,
  'a Dockerfile twice': `
    #- /compose.yaml
    services:
      a: {build: {dockerfile: x, dockerfile_inline: FROM scratch}}
    #                                               ^^^^^^^^^^^^ dockerfile-twice
  `,
  'a volume that is not declared': `
    #- /compose.yaml
    services:
      a: {image: a, volumes: ["data:/data"]}
    #                         ^^^^^^^^^^^^ volume-undefined
  `,
  'a volume that is none': `
    #- /compose.yaml
    services:
      a: {image: a, volumes: ["data::/data"]}
    #                         ^^^^^^^^^^^^^ invalid-volume
  `,
  'a port that is none': `
    #- /compose.yaml
    services:
      a: {image: a, ports: ["80:x"]}
    #                       ^^^^^^ invalid-port
  `,
  'ranges of ports that do not fit': `
    #- /compose.yaml
    services:
      a: {image: a, ports: ["80-82:80-81"]}
    #                       ^^^^^^^^^^^^^ invalid-port
  `,
  'a network that is not declared': `
    #- /compose.yaml
    services:
      a: {image: a, networks: [n]}
    #                          ^ network-undefined
  `,
  'a network mode and networks': `
    #- /compose.yaml
    services:
      a: {image: a, network_mode: host, networks: [n]}
    #                             ^^^^ network-twice
    networks: {n: }
  `,
  'a secret that is not declared': `
    #- /compose.yaml
    services:
      a: {image: a, secrets: [s]}
    #                         ^ secret-undefined
  `,
  'a config that is not declared': `
    #- /compose.yaml
    services:
      a: {image: a, configs: [c]}
    #                         ^ config-undefined
  `,
  'a dependency that does not exist': `
    #- /compose.yaml
    services:
      a: {image: a, depends_on: [b]}
    #                            ^ service-undefined
  `,
  'services that wait for one another': `
    #- /compose.yaml
    services:
      a: {image: a, depends_on: [b]}
      b: {image: b, links: [c]}
      c: {image: c, depends_on: {a: {condition: service_healthy}}}
    #                            ^ dependency-cycle
  `,
  'a health check of another form': `
    #- /compose.yaml
    services:
      a: {image: a, healthcheck: {test: [curl, x]}}
    #                                    ^^^^ healthcheck-form
  `,
  'a file that is a list': `
    #- /compose.yaml
    [services]
    #^^^^^^^^^ no-mapping
  `,
  'a service that is no mapping': `
    #- /compose.yaml
    services:
      a: text
    #    ^^^^ no-mapping
  `,
  'a service of nothing': `
    #- /compose.yaml
    services:
      a:
    # ^ no-mapping
  `,
  'keys that do not exist': `
    #- /compose.yaml
    service: {a: {image: a}}
    #^^^^^^ unknown-key
    services:
      a: {image: a, enviroment: {A: 1}, x-own: 1, build: {context: ., file: x}}
    #               ^^^^^^^^^^ unknown-key
    #                                                                 ^^^^ unknown-key
    volumes:
      v: {ports: [x]}
    #     ^^^^^ unknown-key
  `,
  'a number for a text': `
    #- /compose.yaml
    services:
      a: {image: a, hostname: 17}
    #                         ^^ wrong-kind
  `,
  'a number in a list of texts': `
    #- /compose.yaml
    services:
      a: {image: a, dns: [1]}
    #                    ^^^ wrong-kind
  `,
  'nothing for a mapping': `
    #- /compose.yaml
    services:
      a:
        image: a
        environment:
    #   ^^^^^^^^^^^ wrong-kind
  `,
  'a scale that is not that of deploy': `
    #- /compose.yaml
    services:
      a: {image: a, scale: 2, deploy: {replicas: 3}}
    #                      ^ scale-twice
  `,
  'one name for two containers': `
    #- /compose.yaml
    services:
      a: {image: a, container_name: b, scale: 2}
    #                               ^ name-of-several
  `,
  'the same twice in a list that is appended': `
    #- /compose.yaml
    services:
      a: {image: a, security_opt: ["label:a"]}
    #- /compose.override.yaml
    services:
      a: {security_opt: ["label:a"]}
    #                    ^^^^^^^^^ duplicate-item
  `,
  'a document of nothing': `
    #- /compose.yaml
    services: {a: {image: a}}
    ---
    #  | no-mapping
  `,
};
