package shop;

import org.springframework.batch.core.launch.JobOperator;

public class Starter {
    private final JobOperator operator;

    public Starter(JobOperator operator) {
        this.operator = operator;
    }

    public void start(String text) throws Exception {
        operator.start("job", "a=1,day=2020-01-01");
        operator.start("job", "");
        this.operator.start("job", "time=" + System.currentTimeMillis());
    }
}
