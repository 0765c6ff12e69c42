package shop;

import java.util.Map;
import org.springframework.data.spel.spi.EvaluationContextExtension;
import org.springframework.kafka.support.ProducerListener;

class Extension implements EvaluationContextExtension {

    private final ProducerListener<String, String> listener = new ProducerListener<String, String>() {
    };

    @Override
    public String getExtensionId() {
        return "shop";
    }

    @Override
    public Map<String, Object> getProperties() {
        return EvaluationContextExtension.super.getProperties();
    }
}
