package shop;

import java.util.function.Function;

class Steps {
    Object steps(SimpleStepBuilder<String, String> builder, Function<String, String> trim) {
        builder.processor(item -> item.trim());
        builder.processor(trim::apply);
        return builder.processor(upper()::apply);
    }
}
