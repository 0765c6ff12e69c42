package shop;

import org.springframework.batch.core.Job;
import org.springframework.batch.core.JobParameters;
import org.springframework.batch.core.launch.JobLauncher;
import org.springframework.batch.core.launch.support.TaskExecutorJobLauncher;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.stereotype.Service;

@Service
public class Starter {

    private final Job job;
    private final JobLauncher batchJobLauncher;

    public Starter(Job job, JobLauncher batchJobLauncher) {
        this.job = job;
        this.batchJobLauncher = batchJobLauncher;
    }

    public void start() throws Exception {
        TaskExecutorJobLauncher launcher = (TaskExecutorJobLauncher) this.batchJobLauncher;
        launcher.setTaskExecutor(new SimpleAsyncTaskExecutor());
        launcher.run(job, new JobParameters());
    }
}
