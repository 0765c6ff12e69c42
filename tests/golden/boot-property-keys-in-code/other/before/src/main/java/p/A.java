package p;

class A {
    String a = "spring.redis is a group, spring.redis.host a key";
    String b = "${spring.profiles.active}";
    String c = "spring.profiles";
    @ConfigurationProperties("app.redis") Object d;
}
