// The ops of each family, in the order the catalogue lists them. A new family is named here and in
// catalogue.cpp.
#pragma once

#include <vector>

#include "engine/graph/op_def.h"

namespace nabla {

std::vector<OpDef> arithmetic_ops();      // + - * / // % neg pow
std::vector<OpDef> guarded_ops();         // products and quotients that derivative rules need
std::vector<OpDef> elementary_ops();      // exp, log, roots, rounding
std::vector<OpDef> trigonometric_ops();   // circular and hyperbolic functions and their inverses
std::vector<OpDef> choice_ops();          // where, maximum, clip, comparisons, logic
std::vector<OpDef> activation_ops();      // sigmoid ... elu
std::vector<OpDef> reduction_ops();       // sum, mean, prod, max, min
std::vector<OpDef> statistics_ops();      // var, std, norm
std::vector<OpDef> softmax_ops();         // softmax, log_softmax, logsumexp
std::vector<OpDef> shape_ops();           // reshape, squeeze, expand_dims, broadcast_to
std::vector<OpDef> order_ops();           // transpose, flip, cumsum
std::vector<OpDef> selection_ops();       // indexing, concat, stack
std::vector<OpDef> product_ops();         // matmul, dot, outer
std::vector<OpDef> linear_algebra_ops();  // trace, det, inv, solve
std::vector<OpDef> loss_ops();            // mse, cross_entropy, binary_cross_entropy
std::vector<OpDef> convolution_ops();     // conv2d and its gradients
std::vector<OpDef> network_ops();         // pooling, layer_norm

}  // namespace nabla
