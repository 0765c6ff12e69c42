package p;

@TestPropertySource(properties = {"spring.data.redis.host=x", "spring.sql.init.mode: always"})
@SpringBootTest(properties = "server.forward-headers-strategy=native")
@ConditionalOnProperty(prefix = "spring.data.redis", name = "host")
class ATest {
    @Value("${spring.data.redis.host:localhost}:${app.x}")
    String host;

    @DynamicPropertySource
    static void p(DynamicPropertyRegistry registry) {
        registry.add("spring.data.redis.port", () -> 1);
        new SpringApplicationBuilder(ATest.class).run("--spring.data.redis.host=b");
        env.getProperty("management.prometheus.metrics.export.enabled");
    }
}
