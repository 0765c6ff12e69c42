package shop;

import org.springframework.batch.core.Step;
import org.springframework.batch.core.configuration.annotation.StepBuilderFactory;

class BatchConfig {
    private final StepBuilderFactory steps;

    BatchConfig(StepBuilderFactory steps) {
        this.steps = steps;
    }

    Step step() {
        return steps.get("step").chunk(10).build();
    }
}

class Other {
    Step step(StepBuilderFactory factory, Reader reader) {
        return factory.get("other").tasklet(reader).build();
    }
}
