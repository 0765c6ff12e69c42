package shop;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisZSetCommands;
import org.springframework.data.redis.core.StringRedisTemplate;

class Ranks {

    private final StringRedisTemplate template;

    Ranks(StringRedisTemplate template) {
        this.template = template;
    }

    Set<RedisZSetCommands.Tuple> best(RedisConnection connection) {
        return connection.zRevRangeWithScores("ranks".getBytes(), 0, 9);
    }

    List<Double> scores(RedisConnection connection) {
        return best(connection).stream().map(RedisZSetCommands.Tuple::getScore).collect(Collectors.toList());
    }

    Set<String> between(String low, String high) {
        return template.opsForZSet().rangeByLex("names", RedisZSetCommands.Range.range().gte(low).lte(high));
    }

    void join() {
        template.opsForZSet().unionAndStore("a", Arrays.asList("b"), "c", RedisZSetCommands.Aggregate.MAX,
                RedisZSetCommands.Weights.of(1, 2));
    }
}
