package shop;

import com.baomidou.mybatisplus.plugins.Page;
import java.util.List;

public class Stock {

    private CrateService crates;
    private Box box;

    public Page<Crate> first(List<Crate> found) {
        crates.insertBatch(found);
        box.insert(found);
        return crates.selectPage(new Page<Crate>(1, 10));
    }
}
