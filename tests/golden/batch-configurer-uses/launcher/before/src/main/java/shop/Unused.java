package shop;

import org.springframework.batch.core.Job;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.batch.BasicBatchConfigurer;
import org.springframework.stereotype.Service;

@Service
public class Unused {

    @Autowired
    private Job job;

    @Autowired
    private BasicBatchConfigurer basicBatchConfigurer;

    public String name() {
        // basicBatchConfigurer.getJobLauncher()
        return job.getName();
    }
}
