# SPDX-License-Identifier: BSD-2-Clause
#
# Cost of a linear map by size of memory. The data is `lab/bench/report plot`'s: a block for
# each strategy, with its name, memory in GiB, instructions, and those while other CPUs wait.
# Run as: gnuplot -e "data='...'; plot_file='...'" plot.gp

set terminal svg size 1140,430 dynamic noenhanced font 'sans-serif,12' background 'white'
set output plot_file

set datafile missing '-'
stats data using 1 nooutput name 'D_'

# Blocks in the order of lab/bench/report's NAMES: a strategy of the engine is a line, and Linux
# doing the same has its colour, broken.
array colour[D_blocks] = ['#0b6e4f', '#0b6e4f', '#8a8a8a', '#c1440e', '#e09f3e', '#c1440e', \
	'#1f4e9c', '#1f4e9c']
array dash[D_blocks] = [1, 2, 1, 1, 1, 2, 1, 2]
array point[D_blocks] = [7, 6, 5, 9, 11, 8, 13, 12]

set logscale x 2
set logscale y
set xlabel 'memory'
set xtics ('1 GiB' 1, '4' 4, '16' 16, '64' 64, '256' 256, '1 TiB' 1024)
set xrange [0.8:1280]
set ytics ('1 M' 1e6, '10 M' 1e7, '100 M' 1e8, '1 G' 1e9, '10 G' 1e10)
set grid xtics ytics linecolor '#dddddd'
set border 3
set tics nomirror

set multiplot
set lmargin at screen 0.065
set rmargin at screen 0.34
set bmargin at screen 0.13
set tmargin at screen 0.90

set title 'instructions in all'
set yrange [3e5:2e10]
unset key
plot for [i=0:D_blocks-1] data index i using 1:2 with linespoints \
	linecolor rgb colour[i+1] dashtype dash[i+1] pointtype point[i+1] pointsize 0.7 linewidth 2 \
	notitle

set lmargin at screen 0.40
set rmargin at screen 0.675
set title 'of them, while other CPUs cannot run'
# One stands for none, which a logarithm does not have.
set ytics ('none' 1, '10' 10, '100' 100, '1 k' 1e3, '10 k' 1e4, '100 k' 1e5, '1 M' 1e6, \
	'10 M' 1e7, '100 M' 1e8, '1 G' 1e9, '10 G' 1e10)
set yrange [0.6:2e10]
set key at screen 0.69,0.88 left top Left reverse samplen 2.5 spacing 1.4
plot for [i=0:D_blocks-1] data index i using 1:3 with linespoints \
	linecolor rgb colour[i+1] dashtype dash[i+1] pointtype point[i+1] pointsize 0.7 linewidth 2 \
	title columnheader(1)
unset multiplot
