package shop;

import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.support.PropertiesConverter;

public class Starter {
    private final JobOperator operator;

    public Starter(JobOperator operator) {
        this.operator = operator;
    }

    public void start(String text) throws Exception {
        operator.start("job", PropertiesConverter.stringToProperties("a=1\nday=2020-01-01"));
        operator.start("job", PropertiesConverter.stringToProperties(""));
        this.operator.start("job", PropertiesConverter.stringToProperties("time=" + System.currentTimeMillis()));
    }
}
