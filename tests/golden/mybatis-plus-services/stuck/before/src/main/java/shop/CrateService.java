package shop;

import com.baomidou.mybatisplus.plugins.Page;
import com.baomidou.mybatisplus.service.impl.ServiceImpl;
import java.util.List;

public class CrateService extends ServiceImpl<CrateMapper, Crate> {

    @Override
    public Page<Crate> selectPage(Page<Crate> page) {
        page.setRecords(rows());
        return page;
    }

    @Override
    public boolean insertBatch(List<Crate> crates) {
        return !crates.isEmpty();
    }

    private List<Crate> rows() {
        return List.of();
    }
}
