/** Compose projects that use every rule of reading and merging; Docker Compose reads them in test/integration/composeConfig.test.ts. */
export const drawings: Readonly<Record<string, string>> = {
  'scalars and maps of two files': `
    #- /compose.yaml
    name: two
    services:
      web:
        image: "nginx:1.26"
        restart: always
        deploy: {resources: {limits: {cpus: "0.5"}}, labels: {a: "1"}}
        logging: {driver: json-file, options: {max-size: 10m}}
        ulimits: {nofile: {soft: 10, hard: 20}, nproc: 5}
    #- /compose.override.yaml
    services:
      web:
        image: "nginx:1.27"
        restart:
        deploy: {labels: [b=2]}
        logging: {options: {max-file: "3"}}
        ulimits: {nofile: 30}
  `,
  'logging of another driver': `
    #- /compose.yaml
    services: {web: {image: a, logging: {driver: json-file, options: {max-size: 10m}}}}
    #- /compose.override.yaml
    services: {web: {logging: {driver: syslog, options: {tag: x}}}}
  `,
  'lists that append and lists that replace': `
    #- /compose.yaml
    services:
      web:
        image: a
        command: [one, two]
        entrypoint: sh -c "a 'b c'" \\"d
        healthcheck: {test: [CMD, "true"], interval: 90s, retries: 3}
        dns: 1.1.1.1
        dns_search: [a.example, b.example]
        tmpfs: /run
        cap_add: [NET_ADMIN]
        security_opt: ["label:a"]
        group_add: ["1"]
        expose: ["80", 81]
        extra_hosts: {a.example: 1.2.3.4}
    #- /compose.override.yaml
    services:
      web:
        command: three "four five" six\\ seven; eight
        entrypoint: [x]
        healthcheck: {test: curl -f http://localhost}
        dns: [2.2.2.2, 1.1.1.1]
        dns_search: c.example
        tmpfs: [/tmp, /run]
        cap_add: [NET_ADMIN, SYS_TIME]
        security_opt: ["label:b"]
        group_add: ["2"]
        expose: ["80", "82"]
        extra_hosts: ["a.example=1.2.3.4", "b.example:5.6.7.8"]
  `,
  'maps that may be lists': `
    #- /compose.yaml
    services:
      web:
        build: {context: ., args: {A: 1, B: two}, labels: [a=b]}
        environment: {A: 1, B: 2, C: , D: 8.30, E: true, F: 010, G: 1_000, H: 2026-11-21, I: "a=b"}
        labels: {a: 1, b: }
        sysctls: {net.core.somaxconn: 1024}
        annotations: {x: y}
    #- /compose.override.yaml
    services:
      web:
        build: {args: [B=3, C=4], labels: {a: c}}
        environment: [B=3, C=4, A, "J=x=y", K=]
        labels: [a=2, c]
        sysctls: ["net.core.somaxconn=1", "net.ipv4.ip_forward=1"]
        annotations: [x=z]
  `,
  ports: `
    #- /compose.yaml
    services:
      web:
        image: a
        ports:
          - "80"
          - 81
          - "8080:80"
          - 127.0.0.1:8081:80
          - "127.0.0.1::82"
          - "[::1]:83:83"
          - "53:53/udp"
          - "9000-9002:9000-9002"
          - "9100-9105:91"
          - {target: 84, published: "8084", host_ip: 127.0.0.1, protocol: udp, mode: host, name: x}
    #- /compose.override.yaml
    services:
      web:
        ports:
          - "8080:80"
          - "80:80"
          - {target: 80, published: "8080"}
          - {target: 9001, published: "9001"}
  `,
  volumes: `
    #- /compose.yaml
    services:
      web:
        image: a
        volumes:
          - data:/data
          - /anonymous
          - ./here:/here:ro
          - ../around:/around
          - /abs:/abs:rw,z
          - ~/home:/home
          - data:/twice/../data2/
          - C:\\\\a:/windows
          - {type: bind, source: ./long, target: /long, read_only: true, bind: {propagation: rprivate}}
          - {type: tmpfs, target: /tmp, tmpfs: {size: 100}}
          - {type: volume, source: data, target: /nocopy, volume: {nocopy: true}}
          - data:/options:nocopy
    volumes: {data: , other: {external: true}}
    #- /compose.override.yaml
    services:
      web:
        volumes:
          - other:/data
          - ./there:/here
          - {type: bind, source: ., target: /around}
  `,
  'build, in short and long': `
    #- /compose.yaml
    services:
      a: {build: .}
      b: {build: ./b}
      c: {build: {context: c, dockerfile: x/Dockerfile, target: dev, args: [A, B=1], cache_from: [x], tags: [t]}}
      d: {build: {dockerfile_inline: "FROM scratch"}}
      e: {image: e, build: {context: "https://github.com/example/e.git"}}
    #- /compose.override.yaml
    services:
      a: {build: {target: prod}}
      b: {build: ./other}
      c: {build: {cache_from: [y], tags: [t, u], additional_contexts: {x: ./x}}}
    #- /.env
    A=from-env
  `,
  'dependencies, in short and long': `
    #- /compose.yaml
    services:
      web: {image: a, depends_on: [db, cache], links: ["queue:q"], network_mode: "service:db"}
      job: {image: a, depends_on: {db: {condition: service_healthy, restart: true}, cache: {condition: service_started, required: false}}}
      db: {image: a}
      cache: {image: a}
      queue: {image: a, volumes_from: [cache]}
    #- /compose.override.yaml
    services:
      web: {depends_on: {db: {condition: service_completed_successfully}}}
      job: {depends_on: [queue, db]}
  `,
  'networks, secrets and configs': `
    #- /compose.yaml
    services:
      a: {image: a, networks: [one, two], secrets: [s, {source: t, target: tt, mode: 0440}], configs: [c]}
      b: {image: a, networks: {one: {aliases: [x]}, two: }}
      c: {image: a, network_mode: host}
    networks: {one: , two: , three: {driver: bridge}}
    secrets: {s: {file: ./s}, t: {environment: T}}
    configs: {c: {content: x}}
    #- /compose.override.yaml
    services:
      a: {networks: {one: {aliases: [y]}, three: }, secrets: [{source: s, target: /run/secrets/s, uid: "1"}, {source: s, target: tt}], configs: [{source: c, target: /c}]}
      b: {networks: {one: {aliases: [x, z]}}}
  `,
  'reset and override': `
    #- /compose.yaml
    services:
      a:
        image: a
        build: {context: ., target: x, args: {A: 1, B: 2}}
        ports: ["1:1", "2:2"]
        environment: {A: 1, B: 2}
        labels: [a=1, b=2]
        depends_on: [b, c]
        volumes: ["./x:/x"]
        command: [x]
        deploy: {replicas: 2, labels: {x: y}}
      b: {image: b}
      c: {image: c}
      d: {image: d}
    volumes: {v: }
    #- /compose.override.yaml
    services:
      a:
        build: {target: !reset null, args: {A: !reset null}}
        ports: !override ["3:3"]
        environment: {A: !reset null, C: 3}
        labels: {a: !reset null}
        depends_on: {b: !reset null}
        volumes: !reset []
        command: !reset null
        deploy: !override {labels: {z: w}}
      d: !reset null
  `,
  'reset in extended services': `
    #- /compose.yaml
    services:
      base: {image: a, ports: ["1:1"], environment: {A: 1}, profiles: [x]}
      one: {extends: base, ports: !reset []}
      two: {extends: {service: base}, ports: !reset [], environment: !override {C: 3}}
      three: {extends: one, ports: ["2:2"]}
  `,
  extends: `
    #- /compose.yaml
    services:
      base: {image: a, command: x, volumes: ["./data:/data"], depends_on: [db], networks: [n], environment: {A: 1, B: 1}, env_file: base.env}
      one: {extends: base, environment: [B=2], volumes: ["./other:/data"]}
      two: {extends: {file: common/services.yaml, service: shared}, build: {target: x}}
      db: {image: db}
    networks: {n: }
    #- /common/services.yaml
    services:
      deep: {extends: {file: deep/deep.yaml, service: deepest}, environment: {DEEP: 1}}
      shared: {extends: deep, build: ./app, volumes: ["./v:/v"], env_file: shared.env}
    #- /common/deep/deep.yaml
    services: {deepest: {image: "deep:\${TAG}", volumes: ["./w:/w"]}}
    #- /common/shared.env
    SHARED=1
    #- /base.env
    BASE=1
    #- /.env
    TAG=7
  `,
  'extends of what another file said is only what this file says': `
    #- /compose.yaml
    services: {base: {image: a, command: x}, app: {image: b}}
    #- /compose.override.yaml
    services: {base: {environment: {A: 1}}, app: {extends: base}}
  `,
  include: `
    #- /compose.yaml
    include:
      - db/compose.yaml
      - {path: [cache/a.yaml, cache/b.yaml], env_file: cache/own.env, project_directory: .}
      - path: queue/\${FILE}.yaml
    services:
      app: {image: "app:\${TAG}", depends_on: [db, cache]}
    #- /.env
    TAG=root
    FILE=compose
    #- /db/.env
    TAG=db
    ONLY=db
    #- /db/compose.yaml
    include: [sub/compose.yaml]
    services: {db: {image: "db:\${TAG}-\${ONLY}", build: ., volumes: ["data:/data", "./x:/x"], environment: [ONLY, OTHER]}}
    volumes: {data: }
    #- /db/sub/compose.yaml
    services: {sub: {image: "sub:\${ONLY}", build: ./s}}
    #- /cache/own.env
    VERSION=8
    #- /cache/a.yaml
    services: {cache: {image: "redis:\${VERSION}", volumes: ["./c:/c"]}}
    #- /cache/b.yaml
    services: {cache: {command: x}}
    #- /queue/compose.yaml
    services: {queue: {image: q, volumes: ["./q:/q"]}}
  `,
  'env files': `
    #- /compose.yaml
    services:
      one: {image: a, env_file: one.env, environment: [BARE, FROM_ROOT, A=own]}
      list: {image: a, env_file: [one.env, two.env]}
      long: {image: a, env_file: [{path: one.env}, {path: none.env, required: false}, {path: two.env, required: true}]}
    #- /compose.override.yaml
    services: {one: {env_file: [two.env, one.env]}}
    #- /.env
    FROM_ROOT=root
    ROOT=r
    #- /one.env
    # comment
    A=1
    BARE=file
    export B="two \\"words\\" \${A}" # comment
    C='single $A'
    D: colon
    E=\${ROOT}-\${A}
    FROM_ROOT
    F=a#b
    G=multi # word
    H="line
    break"
    I=\\n$$x
    #- /two.env
    A=2
    J=\${B}
  `,
  interpolation: `
    #- /.env
    SET=value
    EMPTY=
    #- /compose.yaml
    services:
      app:
        image: "\${SET}:$SET-\${NONE:-default}-\${EMPTY-x}\${EMPTY:-y}"
        hostname: \${SET:+alt}\${NONE:+no}\${EMPTY+e}
        domainname: "\${NONE:-\${EMPTY:-\${SET}}}"
        command: ["$$HOME", "$\${SET}", "cost 5$", "\${NONE-{a}}", "$1"]
        environment: {"$SET": "\${SET}", A: "\${SET:?needed}"}
        ports: ["\${PORT:-8080}:80"]
  `,
  'anchors and merge keys': `
    #- /compose.yaml
    x-env: &env {A: 1, B: 1}
    x-base: &base {restart: always, environment: *env}
    x-more: &more {restart: "no", hostname: h}
    services:
      one: {<<: *base, image: a}
      two: {<<: [*more, *base], image: a, environment: {<<: *env, B: 2}}
      three: &three {image: c}
      four: *three
  `,
  'several documents': `
    #- /compose.yaml
    services: {a: {image: a, ports: ["1:1"]}}
    ---
    services: {a: {image: b, ports: ["2:2"]}, b: {image: b}}
  `,
  profiles: `
    #- /compose.yaml
    services:
      a: {image: a}
      b: {image: b, profiles: [debug, debug]}
      c: {image: c, profiles: ["\${P:-x}"], depends_on: [b]}
    #- /compose.override.yaml
    services: {b: {profiles: [tools]}}
  `,
  'files that .env chooses': `
    #- /.env
    COMPOSE_FILE=sub/one.yaml;two.yaml
    COMPOSE_PATH_SEPARATOR=;
    TAG=root
    #- /sub/.env
    TAG=sub
    MORE=sub
    #- /sub/one.yaml
    services: {a: {image: "a:\${TAG}-\${MORE}", build: ., volumes: ["./x:/x"]}}
    #- /two.yaml
    services: {a: {volumes: ["./y:/y"], extends: {file: base.yaml, service: base}}}
    #- /sub/base.yaml
    services: {base: {command: x, volumes: ["./z:/z"]}}
  `,
};

/** The same of what Docker Compose reads so only since 2.30 or later. */
export const newerDrawings: Readonly<Record<string, string>> = {
  'reset through merge keys': `
    #- /compose.yaml
    x-none: &none {ports: !reset [], environment: !override {C: 3}}
    services:
      base: {image: a, ports: ["1:1"], environment: {A: 1}}
      two: {extends: {service: base}, <<: *none}
  `,
  'what an included project says is below what this one says': `
    #- /compose.yaml
    include: [db/compose.yaml]
    services:
      db: {environment: {LOCAL: 1}, extends: template, ports: !reset [], command: own}
      template: {image: x, labels: {t: 1}}
      extended: {extends: db}
    volumes: {data: {labels: {b: 2}}}
    #- /db/compose.yaml
    services: {db: {image: db, ports: ["1:1"], environment: {DB: 1}, volumes: ["data:/data"], command: theirs}}
    volumes: {data: {labels: {a: 1}}}
  `,
  'an env file as it is': `
    #- /compose.yaml
    services: {a: {image: a, env_file: [{path: a.env, format: raw}]}}
    #- /a.env
    # comment
    A="1" # no comment
    B=$A
    C
  `,
  'a service without what it needs that is not required': `
    #- /compose.yaml
    services:
      a: {image: a, depends_on: {b: {condition: service_started, required: false}}}
      b: {image: b, profiles: [x]}
  `,
};
