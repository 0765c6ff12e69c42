package com.acme.jobs;

import java.util.Set;
import org.springframework.batch.core.Job;
import org.springframework.batch.core.JobParameters;
import org.springframework.batch.core.JobParametersInvalidException;
import org.springframework.batch.core.explore.JobExplorer;
import org.springframework.batch.core.launch.JobLauncher;
import org.springframework.batch.core.repository.JobExecutionAlreadyRunningException;
import org.springframework.batch.core.repository.JobInstanceAlreadyCompleteException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.JobRestartException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.batch.JobLauncherApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs all jobs at the start, or those that spring.batch.job.name lists: Spring Boot 3 itself runs one alone. */
@Configuration(proxyBeanMethods = false)
public class BatchJobsAtStart {

    @Bean
    @ConditionalOnProperty(name = "spring.batch.job.enabled", matchIfMissing = true)
    public JobLauncherApplicationRunner jobLauncherApplicationRunner(
            JobLauncher launcher,
            JobExplorer explorer,
            JobRepository repository,
            @Value("${spring.batch.job.name:}") Set<String> names) {
        return new JobLauncherApplicationRunner(launcher, explorer, repository) {

            @Override
            public void afterPropertiesSet() {
                // several jobs are no fault, and neither is a name that no job has
            }

            @Override
            protected void execute(Job job, JobParameters parameters)
                    throws JobExecutionAlreadyRunningException, JobRestartException,
                            JobInstanceAlreadyCompleteException, JobParametersInvalidException {
                if (names.isEmpty() || names.contains(job.getName())) {
                    super.execute(job, parameters);
                }
            }
        };
    }
}
