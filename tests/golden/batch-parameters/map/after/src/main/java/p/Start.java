package p;

import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.springframework.batch.core.JobParameter;
import org.springframework.batch.core.JobParameters;

class Start {

    JobParameters parameters(String name, long number) {
        Map<String, JobParameter<?>> map = new HashMap<>();
        map.put("time", new JobParameter<>(System.currentTimeMillis(), Long.class));
        map.put("name", new JobParameter<>(name, String.class));
        map.put("number", new JobParameter<>(number, Long.class, false));
        map.put("date", new JobParameter<>(new Date(), Date.class));
        map.put("kind", new JobParameter<>("full", String.class));
        return new JobParameters(map);
    }
}
