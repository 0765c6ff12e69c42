package p;

@ConfigurationProperties("spring.redis")
class RedisSettings {
}
