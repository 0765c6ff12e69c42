package shop;

import java.util.Map;
import org.springframework.data.repository.query.spi.EvaluationContextExtensionSupport;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.kafka.support.ProducerListenerAdapter;

class Extension extends EvaluationContextExtensionSupport {

    private final ProducerListener<String, String> listener = new ProducerListenerAdapter<String, String>() {
    };

    @Override
    public String getExtensionId() {
        return "shop";
    }

    @Override
    public Map<String, Object> getProperties() {
        return super.getProperties();
    }
}
