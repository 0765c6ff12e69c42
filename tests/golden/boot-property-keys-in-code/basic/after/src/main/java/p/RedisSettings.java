package p;

@ConfigurationProperties("spring.data.redis")
class RedisSettings {
}
