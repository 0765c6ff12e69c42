package shop;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.core.metadata.IPage;
import com.baomidou.mybatisplus.mapper.EntityWrapper;
import com.baomidou.mybatisplus.service.impl.ServiceImpl;
import java.io.Serializable;
import java.util.List;
import shop.data.Parcel;
import shop.data.ParcelMapper;

public class ParcelServiceImpl extends ServiceImpl<ParcelMapper, Parcel> implements ParcelService {

    @Override
    public Parcel saveParcel(Parcel parcel) {
        saveOrUpdate(parcel);
        return this.getById(parcel.getId());
    }

    @Override
    public List<Parcel> list() {
        return list(new QueryWrapper<>());
    }

    @Override
    public Parcel getParcelById(String id) {
        return super.getById(id);
    }

    @Override
    public boolean remove(String reason, Long id) {
        return reason != null && !(baseMapper.deleteById(id) >= 0);
    }

    @Override
    public boolean save(Parcel parcel) {
        return parcel.getId() == null && super.save(parcel);
    }

    @Override
    public Parcel getById(Serializable id) {
        return id == null ? null : super.getById(id);
    }

    @Override
    public <E extends IPage<Parcel>> E page(E page) {
        baseMapper.selectPage(page, null);
        return super.page(page);
    }
}
