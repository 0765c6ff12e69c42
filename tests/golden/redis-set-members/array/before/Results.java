package p;

import org.springframework.data.redis.core.RedisTemplate;

class Results {
    private RedisTemplate<String, String[]> template;

    boolean has(String[] dna) {
        return template.opsForSet().isMember("dna", dna);
    }
}
