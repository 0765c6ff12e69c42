package shop;

import org.springframework.batch.core.Step;
import org.springframework.batch.core.configuration.annotation.StepBuilderFactory;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.beans.factory.annotation.Autowired;

class Steps {
    private StepBuilderFactory steps;

    @Autowired
    void setSteps(StepBuilderFactory steps) {
        this.steps = steps;
    }

    Step kept() {
        StepBuilder builder = steps.get("kept");
        return builder.tasklet(new Load()).build();
    }

    static class MoreSteps extends Steps {
        Step more() {
            return new Special().step(steps, new Load());
        }
    }

    static class Special {
        Step step(StepBuilderFactory factory, Load load) {
            return factory.get("special").tasklet(load).build();
        }
    }
}
