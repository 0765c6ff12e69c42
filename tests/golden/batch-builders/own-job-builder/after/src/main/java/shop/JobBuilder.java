package shop;

import org.springframework.batch.core.Job;
import org.springframework.batch.core.repository.JobRepository;

class JobBuilder {
    private final JobRepository jobRepository;

    JobBuilder(JobRepository jobRepository) {
        this.jobRepository = jobRepository;
    }

    Job job(String name) {
        return new org.springframework.batch.core.job.builder.JobBuilder(name, jobRepository).start(new First()).build();
    }
}
