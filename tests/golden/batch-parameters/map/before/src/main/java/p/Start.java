package p;

import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.springframework.batch.core.JobParameter;
import org.springframework.batch.core.JobParameters;

class Start {

    JobParameters parameters(String name, long number) {
        Map<String, JobParameter> map = new HashMap<>();
        map.put("time", new JobParameter(System.currentTimeMillis()));
        map.put("name", new JobParameter(name));
        map.put("number", new JobParameter(number, false));
        map.put("date", new JobParameter(new Date()));
        map.put("kind", new JobParameter("full"));
        return new JobParameters(map);
    }
}
