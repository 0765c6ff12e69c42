package a;

import com.baomidou.mybatisplus.generator.FastAutoGenerator;

class Generator {
    void run() {
        FastAutoGenerator.create("url", "name", "password")
                .globalConfig(builder -> builder.author("a").fileOverride().outputDir("out"))
                .strategyConfig(builder -> builder.addInclude("t").entityBuilder().enableLombok())
                .execute();
    }
}
