package shop;

import org.springframework.batch.core.Job;
import org.springframework.batch.core.configuration.annotation.JobBuilderFactory;

class JobBuilder {
    private final JobBuilderFactory jobs;

    JobBuilder(JobBuilderFactory jobs) {
        this.jobs = jobs;
    }

    Job job(String name) {
        return jobs.get(name).start(new First()).build();
    }
}
