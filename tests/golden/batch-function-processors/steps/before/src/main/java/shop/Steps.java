package shop;

import java.util.function.Function;

class Steps {
    Object steps(SimpleStepBuilder<String, String> builder, Function<String, String> trim) {
        builder.processor((Function<String, String>) item -> item.trim());
        builder.processor(trim);
        return builder.processor(upper());
    }
}
