package shop;

import com.baomidou.mybatisplus.mapper.BaseMapper;

public interface VisitMapper extends BaseMapper<Visit> {

    Visit selectOne(String code);
}
