package shop;

import org.springframework.batch.core.launch.JobOperator;

public class Starter {
    private final JobOperator operator;

    public Starter(JobOperator operator) {
        this.operator = operator;
    }

    public void start(String text) throws Exception {
        operator.start("job", text);
        operator.start("job", "run.id(long)=1");
        operator.start("job", "a=" + text);
    }
}
