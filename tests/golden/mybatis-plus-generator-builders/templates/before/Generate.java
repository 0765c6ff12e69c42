package shop;

import com.baomidou.mybatisplus.generator.AutoGenerator;
import com.baomidou.mybatisplus.generator.config.DataSourceConfig;
import com.baomidou.mybatisplus.generator.config.StrategyConfig;
import com.baomidou.mybatisplus.generator.config.TemplateConfig;

public class Generate {

    void generate(String url) {
        AutoGenerator generator = new AutoGenerator();
        DataSourceConfig database = new DataSourceConfig();
        database.setUrl(url);
        StrategyConfig strategy = new StrategyConfig();
        generator.setDataSource(database).setStrategy(strategy).setTemplate(new TemplateConfig());
        generator.execute();
    }
}
