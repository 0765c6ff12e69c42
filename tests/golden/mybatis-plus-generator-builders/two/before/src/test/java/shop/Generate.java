package shop;

import com.baomidou.mybatisplus.generator.AutoGenerator;
import com.baomidou.mybatisplus.generator.config.DataSourceConfig;
import com.baomidou.mybatisplus.generator.config.GlobalConfig;
import com.baomidou.mybatisplus.generator.config.PackageConfig;
import com.baomidou.mybatisplus.generator.config.StrategyConfig;
import com.baomidou.mybatisplus.generator.config.rules.DbType;

public class Generate {

    private static final String URL = "jdbc:mysql://localhost/shop";

    public static void main(String[] tables) {
        AutoGenerator generator = new AutoGenerator();

        // where the files go
        GlobalConfig files = new GlobalConfig();
        files.setOutputDir("target/generated").setOpen(false).setFileOverride(true);
        files.setEnableCache(false);
        files.setMapperName("%sRows");
        generator.setGlobalConfig(files);

        DataSourceConfig database = new DataSourceConfig();
        database.setDbType(DbType.MYSQL);
        database.setUrl(URL);
        database.setUsername("shop");
        database.setPassword("shop");
        generator.setDataSource(database);

        StrategyConfig strategy = new StrategyConfig();
        strategy.setInclude(tables).setSkipView(true);
        generator.setStrategy(strategy);

        // below the project's own
        PackageConfig packages = new PackageConfig();
        packages.setParent("shop");
        generator.setPackageInfo(packages);

        generator.execute();
    }
}
