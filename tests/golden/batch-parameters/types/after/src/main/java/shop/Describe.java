package shop;

import java.util.Date;
import java.util.Map;

import org.springframework.batch.core.JobParameter;
import org.springframework.batch.core.JobParameters;

public class Describe {
    public static String of(JobParameters parameters) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, JobParameter<?>> entry : parameters.getParameters().entrySet()) {
            if (entry.getValue().getType() == String.class) {
                text.append(entry.getKey());
            } else if (entry.getValue().getType().equals(Date.class)) {
                text.append("at");
            }
        }
        return text.toString();
    }
}
