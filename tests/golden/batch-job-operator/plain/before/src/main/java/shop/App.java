package shop;

import org.springframework.batch.core.configuration.JobRegistry;
import org.springframework.batch.core.converter.DefaultJobParametersConverter;
import org.springframework.batch.core.explore.JobExplorer;
import org.springframework.batch.core.launch.JobLauncher;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.SimpleJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class App {

    @Bean
    public String name() {
        return "shop";
    }

    @Bean
    public JobOperator jobOperator(JobExplorer explorer, JobRepository repository, JobRegistry registry, JobLauncher launcher) throws Exception {
        SimpleJobOperator operator = new SimpleJobOperator();
        operator.setJobExplorer(explorer);
        operator.setJobRepository(repository);
        operator.setJobRegistry(registry);
        operator.setJobLauncher(launcher);
        operator.setJobParametersConverter(new DefaultJobParametersConverter());
        operator.afterPropertiesSet();
        return operator;
    }
}
