package p;

@TestPropertySource(properties = {"spring.redis.host=x", "spring.datasource.initialization-mode: always"})
@SpringBootTest(properties = "server.use-forward-headers=true")
@ConditionalOnProperty(prefix = "spring.redis", name = "host")
class ATest {
    @Value("${spring.redis.host:localhost}:${app.x}")
    String host;

    @DynamicPropertySource
    static void p(DynamicPropertyRegistry registry) {
        registry.add("spring.redis.port", () -> 1);
        new SpringApplicationBuilder(ATest.class).run("--spring.redis.host=b");
        env.getProperty("management.metrics.export.prometheus.enabled");
    }
}
