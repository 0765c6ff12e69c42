package shop;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.springframework.amqp.support.converter.SimpleMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.transformer.PayloadDeserializingTransformer;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.kafka.test.utils.KafkaTestUtils;

class Converters extends MappingJackson2HttpMessageConverter {

    String describe(TopicPartitionOffset offset, SimpleMessageConverter converter, DirectChannel channel,
            PayloadDeserializingTransformer transformer) {
        converter.setWhiteListPatterns(List.of("shop.*"));
        converter.addWhiteListPatterns("shop.*", "java.util.*");
        transformer.setWhiteListPatterns("shop.*");
        channel.getChannelInterceptors().clear();
        ObjectMapper mapper = this.objectMapper;
        objectMapper.findAndRegisterModules();
        Map<String, Object> settings = KafkaTestUtils.senderProps("localhost:9092");
        return offset.topic() + offset.partition() + offset.initialOffset() + mapper + settings;
    }
}
